/** Trade names (字号) that the demo hands out: two characters of good luck, as everywhere. */
export const brands: readonly string[] = `华阳 恒泰 瑞丰 金源 宏远 鑫盛 天成 永固 德润 中岳 隆昌 泰和 嘉业 广济 同辉 博越 启明 兴邦 安澜 长青
  海岳 云腾 凌峰 昊宇 鼎信 润泽 盛达 福临 万邦 聚诚 晟华 众合 宝川 联创 大业 新程 正阳 佳禾 高岭 景泰
  磐石 利民 东升 南山 西岭 北辰 振兴 汇通 锦程 明德 朗润 弘毅 信义 康元 力源 赛隆 欣荣 卓成 科达 益丰
  双龙 三江 五福 九鼎 百川 千山 和顺 吉祥 松茂 竹源 梅岭 兰溪 白石 青云 红岩 紫金 碧波 银河 星辰 旭日
  凯旋 顺达 通宇 立新 建安 筑城 固基 鸿图 腾飞 领航 远航 起点 方圆 四维 至诚 厚德 崇义 仁和 致远 勤业`.split(/\s+/)

/** Most names begin with the town, some with the province or the county. */
export const prefixes = [
  { zh: '云州', en: 'Yunzhou' }, { zh: '云州', en: 'Yunzhou' }, { zh: '云州', en: 'Yunzhou' }, { zh: '云州市', en: 'Yunzhou City' },
  { zh: '云岭', en: 'Yunling' }, { zh: '云岭省', en: 'Yunling Province' },
] as const

export const roads: readonly string[] = ['工业大道', '创新路', '滨江路', '建设路', '兴业街', '长山路', '青石路', '和平街', '迎宾大道', '纬三路', '经五路', '港城路', '望海路',
  '白鹭街', '云溪大道']

/** Firms that write reports and insure: not in the register of employers. */
export const assessors: readonly { name: string; region: string }[] = [
  { name: '云岭安评技术咨询有限公司', region: '980102' }, { name: '云州正衡安全评价有限公司', region: '980103' }, { name: '云岭省中博安全科技有限公司', region: '980171' },
]
