/** 530102198001011234 → 5301**********1234 */
export const maskCitizenId = (id: string) =>
  id.length < 9 ? '*'.repeat(id.length) : `${id.slice(0, 4)}${'*'.repeat(id.length - 8)}${id.slice(-4)}`
/** 13812345678 → 138****5678 */
export const maskPhone = (phone: string) =>
  phone.length < 8 ? '*'.repeat(phone.length) : `${phone.slice(0, 3)}${'*'.repeat(phone.length - 7)}${phone.slice(-4)}`
