import type { Words } from '../../../web/shared/words.ts'

const browsers: [RegExp, string | Words][] = [
  [/MicroMessenger/, { zh: '微信', en: 'WeChat' }], [/DingTalk/, { zh: '钉钉', en: 'DingTalk' }], [/Edg(e|A|iOS)?\//, 'Edge'], [/QQBrowser/, { zh: 'QQ 浏览器', en: 'QQ Browser' }],
  [/HuaweiBrowser/, { zh: '华为浏览器', en: 'Huawei Browser' }], [/Firefox|FxiOS/, 'Firefox'], [/Chrome|CriOS/, 'Chrome'], [/Safari/, 'Safari'],
]
const systems: [RegExp, string | Words][] = [
  [/HarmonyOS|OpenHarmony/, { zh: '鸿蒙', en: 'HarmonyOS' }], [/iPhone|iPad/, 'iOS'], [/Android/, 'Android'], [/Windows/, 'Windows'], [/Mac OS X/, 'macOS'], [/Linux/, 'Linux'],
]
const otherProgram: Words = { zh: '其他程序', en: 'Another program' }

/** Browser and system by the sign that a browser gives of itself: `Chrome · Windows`. Only a hint: the sign can be anything. */
export function device(agent: string, speak: (words: Words) => string): string {
  const named = (list: [RegExp, string | Words][]) => list.find(([sign]) => sign.test(agent))?.[1]
  const said = [named(browsers), named(systems)].filter((name) => name !== undefined)
  return said.map((name) => (typeof name === 'string' ? name : speak(name))).join(' · ') || speak(otherProgram)
}
export const isPhone = (agent: string): boolean => /Mobi|Android|iPhone|iPad|HarmonyOS/.test(agent)
