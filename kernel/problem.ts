/** A sentence in both languages of the product. */
export type Words = { zh: string; en: string }

export type ProblemInit = {
  /** `<capability>/<code>`: the last part of the RFC 9457 type `/problems/<capability>/<code>`; never reused for another meaning. */
  code: string
  status: number
  title: Words
  /** What the user can do now. */
  detail?: Words
  /** The clause that the refusal rests on, by its id in law/. */
  clause?: string
  /** JSON pointers of the fields that are wrong, with a sentence each. */
  fields?: { pointer: string; zh: string; en: string }[]
  /** The code under which the attempt is recorded, where the answer must say less. */
  recordedAs?: string
  /** Further members of the problem document (RFC 9457 §3.2). */
  more?: Record<string, unknown>
}

/** An error that a person can act on. It is a value with a code; its text never holds personal data. */
export class Problem extends Error {
  readonly init: ProblemInit
  constructor(init: ProblemInit) {
    super(init.code)
    this.name = 'Problem'
    this.init = init
  }
  get code() { return this.init.code }
  get status() { return this.init.status }
}

/** The RFC 9457 document of a problem; `instance` is the request's id. */
export const problemDocument = ({ init }: Problem, instance: string) => ({
  type: `/problems/${init.code}`,
  status: init.status,
  title: init.title.zh,
  title_en: init.title.en,
  detail: init.detail?.zh,
  detail_en: init.detail?.en,
  clause: init.clause,
  errors: init.fields,
  instance: `urn:request:${instance}`,
  ...init.more,
})

const kernelProblem = (code: string, status: number, zh: string, en: string, doZh: string, doEn: string) =>
  (more: Partial<ProblemInit> = {}) =>
    new Problem({ code: `kernel/${code}`, status, title: { zh, en }, detail: { zh: doZh, en: doEn }, ...more })

export const invalid = kernelProblem('invalid', 422, '填写的内容有误', 'Some fields are not valid',
  '请按字段旁的提示修改后再提交。', 'Correct the fields as the notes beside them say, then send again.')
export const signInNeeded = kernelProblem('sign-in-needed', 401, '请先登录', 'Please sign in', '登录后再试。', 'Sign in and try again.')
export const forbidden = kernelProblem('forbidden', 403, '您没有办理此事项的权限', 'You may not do this',
  '如确需办理，请联系本机关管理员核对您的岗位和辖区。', 'If you should be able to, ask the administrator to check your post and region.')
export const notFound = kernelProblem('not-found', 404, '没有找到', 'Not found', '请核对编号或链接。', 'Check the number or the link.')
export const erased = kernelProblem('erased', 410, '内容已依法删除', 'Erased by law', '其密钥已销毁，任何人不能再打开。', 'Its key is destroyed; nobody can open it any more.')
export const outOfOrder = kernelProblem('out-of-order', 409, '当前环节不能办理此步骤', 'This step is not open now',
  '请刷新页面，查看案件当前所处环节。', 'Reload the page to see where the case stands.')
export const changedMeanwhile = kernelProblem('changed-meanwhile', 409, '页面打开后，内容已被他人更新', 'This was changed after you opened the page',
  '您填写的内容已保留。请先查看最新进展，再决定是否继续。', 'What you typed is kept. Look at what happened, then decide whether to go on.')
export const requestReused = kernelProblem('request-reused', 409, '同一请求编号已用于其他内容', 'This request id was used for something else',
  '请刷新页面后重新提交。', 'Reload the page and send again.')
export const tooLarge = kernelProblem('too-large', 413, '提交的内容过大', 'The request is too large', '请减少内容，文件请使用上传功能。', 'Send less; use the upload for files.')
export const tooMany = kernelProblem('too-many', 429, '操作过于频繁', 'Too many requests', '请稍后再试。', 'Wait a moment and try again.')
export const malformed = kernelProblem('malformed', 400, '请求无法识别', 'The request cannot be read', '请刷新页面后再试。', 'Reload the page and try again.')
export const broken = kernelProblem('broken', 500, '系统出现故障，本次操作没有生效', 'Something failed; nothing was changed',
  '请稍后重试；如仍失败，请把请求编号告诉管理员。', 'Try again later; if it keeps failing, give the request id to the administrator.')
export const unavailable = kernelProblem('unavailable', 503, '系统暂时不可用', 'The service is not available', '请稍后再试。', 'Try again shortly.')
