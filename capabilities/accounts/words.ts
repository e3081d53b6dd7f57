import { roleWords } from './roles.ts'

type Words = { zh: string; en: string }

/** Every step, state, problem and outcome of this capability, for pages, writs and the log. Pure. */
export const words: Readonly<Record<string, Words>> = {
  'subject.account': { zh: '账号', en: 'Account' },
  ...Object.fromEntries(Object.entries(roleWords).map(([role, w]) => [`role.${role}`, w])),
  'role.system:self-registration': { zh: '企业自行登记', en: 'Self-registration' },
  'role.system:first-start': { zh: '平台首次启动', en: 'First start' },
  'role.system:demo': { zh: '演示', en: 'Demonstration' },

  'step.account.open': { zh: '开通账号', en: 'Open the account' },
  'step.account.open-first': { zh: '设立首位管理员', en: 'Set up the first administrator' },
  'step.account.open-demo': { zh: '设立演示账号', en: 'Open a demonstration account' },
  'step.account.change-password': { zh: '修改密码', en: 'Change the password' },
  'step.account.reset-password': { zh: '重置密码', en: 'Reset the password' },
  'step.account.set-roles': { zh: '调整岗位', en: 'Set the posts' },
  'step.account.set-email': { zh: '设置邮箱', en: 'Set the e-mail address' },
  'step.account.enrol-totp': { zh: '绑定动态验证码', en: 'Bind an authenticator' },
  'step.account.remove-totp': { zh: '解绑动态验证码', en: 'Unbind the authenticator' },
  'step.account.reset-totp': { zh: '代为解绑动态验证码', en: 'Unbind the holder’s authenticator' },
  'step.account.revoke-sessions': { zh: '结束登录会话', en: 'End sessions' },
  'step.account.close': { zh: '停用账号', en: 'Close the account' },
  'step.account.reopen': { zh: '恢复账号', en: 'Reopen the account' },

  'state.account.active': { zh: '在用', en: 'In use' },
  'state.account.closed': { zh: '停用', en: 'Closed' },

  'fact.accounts.opened': { zh: '账号已开通', en: 'Account opened' },
  'fact.accounts.password-changed': { zh: '密码已修改', en: 'Password changed' },
  'fact.accounts.password-reset': { zh: '密码已重置', en: 'Password reset' },
  'fact.accounts.roles-set': { zh: '岗位已调整', en: 'Posts set' },
  'fact.accounts.email-set': { zh: '邮箱已设置', en: 'E-mail address set' },
  'fact.accounts.totp-enrolled': { zh: '已绑定动态验证码', en: 'Authenticator bound' },
  'fact.accounts.totp-removed': { zh: '已解绑动态验证码', en: 'Authenticator unbound' },
  'fact.accounts.sessions-revoked': { zh: '登录会话已结束', en: 'Sessions ended' },
  'fact.accounts.closed': { zh: '账号已停用', en: 'Account closed' },
  'fact.accounts.reopened': { zh: '账号已恢复', en: 'Account reopened' },

  'problem.account-taken': { zh: '账号已被使用', en: 'The account name is taken' },
  'problem.enterprise-unknown': { zh: '没有该企业', en: 'No such enterprise' },
  'problem.department-missing': { zh: '请选择所在部门', en: 'Choose the department' },
  'problem.roles-conflict': { zh: '岗位不能兼任', en: 'These posts do not go together' },
  'problem.region-out-of-reach': { zh: '辖区超出管理范围', en: 'The region is out of reach' },
  'problem.password-holds-account': { zh: '密码中含有账号', en: 'The password contains the account name' },
  'problem.password-unchanged': { zh: '新旧密码相同', en: 'The password is unchanged' },
  'problem.wrong-password': { zh: '密码不正确', en: 'Wrong password' },
  'problem.wrong-entry': { zh: '账号或密码不正确', en: 'Wrong account or password' },
  'problem.wrong-code': { zh: '动态验证码不正确', en: 'Wrong one-time code' },
  'problem.wrong-setup-code': { zh: '安装码不正确', en: 'Wrong set-up code' },
  'problem.locked': { zh: '账号暂时锁定', en: 'Locked for a while' },
  'problem.too-many-tries': { zh: '密码连续输错', en: 'Too many wrong passwords' },
  'problem.own-account': { zh: '不能办理自己的账号', en: 'Not on the own account' },
  'problem.no-totp': { zh: '没有绑定动态验证码', en: 'No authenticator bound' },
  'problem.already-set-up': { zh: '平台已设立管理员', en: 'Already set up' },

  'outcome.entered': { zh: '登录成功', en: 'Entered' },
  'outcome.wrong-password': { zh: '密码错误', en: 'Wrong password' },
  'outcome.wrong-code': { zh: '动态验证码错误', en: 'Wrong one-time code' },
  'outcome.locked': { zh: '锁定期间尝试', en: 'Tried while locked' },
  'outcome.closed': { zh: '账号已停用', en: 'Account closed' },
}
