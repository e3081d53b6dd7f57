/** One check at a time is confirmed or corrected. */
export const lockSheet = (id: string) => `old-register/sheet/${id}`
