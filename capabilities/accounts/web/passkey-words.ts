/** Texts of passkeys. Pure. */
export const words = {
  title: { zh: '通行密钥', en: 'Passkeys' },
  why: { zh: '用指纹、面容或屏幕密码登录，不必输入密码和验证码；假冒的网站骗不走。', en: 'Sign in with a finger, a face or the screen lock instead of password and code. No forged site can ask for it.' },
  none: { zh: '还没有通行密钥', en: 'No passkey yet' },
  add: { zh: '添加通行密钥', en: 'Add a passkey' },
  save: { zh: '确认添加', en: 'Add it' },
  rename: { zh: '改名', en: 'Rename' },
  remove: { zh: '移除', en: 'Remove' },
  removeText: { zh: '移除后，“{name}”不能再用于登录本平台。设备上保存的密钥可自行删除。', en: '“{name}” opens this platform no longer. What the device keeps you can delete there.' },
  added: { zh: '添加于', en: 'Added' },
  used: { zh: '最近使用', en: 'Last used' },
  unused: { zh: '还没有用过', en: 'Not used yet' },
  name: { zh: '名称', en: 'Name' },
  nameHint: { zh: '日后认得出是哪台设备', en: 'So that you know the device later' },
  yourPassword: { zh: '登录密码（确认是您本人）', en: 'Your password, to make sure it is you' },
  cancelled: { zh: '没有添加：操作已取消，或该设备已登记。', en: 'Nothing was added: it was broken off, or this device is registered already.' },
  noBrowser: { zh: '这个浏览器不支持通行密钥。', en: 'This browser knows no passkeys.' },
  noName: { zh: '平台须以域名访问（ANXU_ORIGIN）才能使用通行密钥，请联系系统管理员。', en: 'Passkeys need a domain name for the platform (ANXU_ORIGIN): ask the system administrator.' },
  enter: { zh: '使用通行密钥登录', en: 'Sign in with a passkey' },
  prove: { zh: '用通行密钥验证', en: 'Prove it with a passkey' },
  broken: { zh: '没有完成：操作已取消，或这台设备上没有本平台的通行密钥。', en: 'Not done: it was broken off, or this device holds no passkey for this platform.' },
} as const
export const done = {
  add: { zh: '通行密钥已添加', en: 'Passkey added' },
  rename: { zh: '已改名', en: 'Renamed' },
  remove: { zh: '通行密钥已移除', en: 'Passkey removed' },
} as const
