import { pinyin } from 'pinyin-pro'
import { citizenIdCheckDigit } from '../law/codes.ts'
import type { Rand } from './random.ts'
import type { Day, Person, Sex } from './types.ts'

const surnames = [...'王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文']
const maleGiven = [...'伟强磊军洋勇涛超明刚辉波斌宇浩凯健俊帆鹏飞东海松林森志国建文博华成荣毅坚诚振宏昌嘉泽瀚霖铭晨岳'] as const
const femaleGiven = [...'芳娜敏静丽艳娟霞秀燕玲桂丹萍红雪慧琴倩婷蓉莉梅兰岚洁颖琳怡佳雯月薇璐芸瑶'] as const
const schools = ['初中', '高中', '中专', '大专', '大专', '本科', '本科', '研究生'] as const

export type PersonInit = {
  /** Six digits of the place of birth. */
  region: string
  /** Age in years on 1 January 2026. */
  age: [from: number, to: number]
  sex?: Sex
  /** The lowest schooling, as an index into the usual ladder; 3 is 大专. */
  schooling?: number
}

/** Hands out invented people, none twice: numbers and ids are unique within one crowd. */
export function crowd(random: Rand) {
  const ids = new Set<string>()
  let phones = 0
  return (init: PersonInit): Person => {
    const sex = init.sex ?? (random.chance(0.72) ? 'male' : 'female')
    const name = nameOf(random, sex)
    const born = birthday(random, init.age)
    let citizenId = idOf(random, init.region, born, sex)
    while (ids.has(citizenId)) citizenId = idOf(random, init.region, born, sex)
    ids.add(citizenId)
    return {
      name, pinyin: pinyinOf(name), sex, born, citizenId, phone: phoneNumber(phones++),
        education: schools[random.int(init.schooling ?? 0, 7)]!,
    }
  }
}

/** A mobile number from 154, a range that no operator was given. */
export const phoneNumber = (serial: number) => `154${String(10_000_000 + serial)}`

/** `Zhou Mingyuan`: the surname, a space, the given name. */
export function pinyinOf(name: string): string {
  const [surname = '', ...given] = pinyin(name, { toneType: 'none', type: 'array', surname: 'head', v: true })
  return `${capital(surname)} ${capital(given.join(''))}`
}

export const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1)

function nameOf(random: Rand, sex: Sex): string {
  const given = sex === 'male' ? maleGiven : femaleGiven
  return random.pick(surnames) + random.sample(given, random.chance(0.68) ? 2 : 1).join('')
}

function birthday(random: Rand, [from, to]: [number, number]): Day {
  const year = 2026 - random.int(from, to) - 1
  return Temporal.PlainDate.from({ year, month: 1, day: 1 }).add({ days: random.int(0, 364) }).toString()
}

function idOf(random: Rand, region: string, born: Day, sex: Sex): string {
  const serial = random.int(1, 499) * 2 - (sex === 'male' ? 1 : 0)
  const first17 = region + born.replaceAll('-', '') + String(serial).padStart(3, '0')
  return first17 + citizenIdCheckDigit(first17)
}
