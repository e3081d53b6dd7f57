import type { Words } from '../../kernel/problem.ts'

export type Substance = {
  name: Words
  cas: string
  hazard: string
  /** Thousand tonnes (gases: thousand cubic metres) a year. */
  range: [number, number]
}

const s = (zh: string, en: string, cas: string, hazard: string,
  ...range: [number, number]): Substance => ({ name: { zh, en }, cas, hazard, range })
const flammable = '易燃液体，类别2'
const flammable3 = '易燃液体，类别3'
const corrosive = '皮肤腐蚀/刺激，类别1'
const toxic3 = '急性毒性-吸入，类别3'
const oxidising = '氧化性液体，类别2'
const compressed = '加压气体'
const flammableGas = '易燃气体，类别1；加压气体'

/** Substances by the number that names them everywhere (CAS); hazard classes in short, after the classes of the GHS. */
export const substances = {
  methanol: s('甲醇', 'Methanol', '67-56-1', flammable, 20, 120),
  formaldehyde: s('甲醛溶液', 'Formaldehyde solution', '50-00-0', `${corrosive}；致癌性，类别1A`, 30, 80),
  urotropine: s('六亚甲基四胺', 'Hexamethylenetetramine', '100-97-0', '易燃固体，类别2', 3, 12),
  toluene: s('甲苯', 'Toluene', '108-88-3', flammable, 10, 60),
  benzene: s('苯', 'Benzene', '71-43-2', `${flammable}；致癌性，类别1A`, 20, 90),
  xylene: s('二甲苯', 'Xylene', '1330-20-7', flammable3, 10, 60),
  styrene: s('苯乙烯', 'Styrene', '100-42-5', flammable3, 20, 80),
  acetone: s('丙酮', 'Acetone', '67-64-1', flammable, 5, 30),
  isopropanol: s('异丙醇', 'Isopropanol', '67-63-0', flammable, 5, 30),
  butanol: s('正丁醇', 'n-Butanol', '71-36-3', flammable3, 8, 40),
  ethylAcetate: s('乙酸乙酯', 'Ethyl acetate', '141-78-6', flammable, 10, 60),
  butylAcetate: s('乙酸正丁酯', 'n-Butyl acetate', '123-86-4', flammable3, 8, 40),
  aceticAcid: s('乙酸', 'Acetic acid', '64-19-7', `${flammable3}；${corrosive}`, 20, 80),
  anhydride: s('乙酸酐', 'Acetic anhydride', '108-24-7', `${flammable3}；${corrosive}`, 5, 20),
  acrylicAcid: s('丙烯酸', 'Acrylic acid', '79-10-7', `${flammable3}；${corrosive}`, 10, 40),
  butylAcrylate: s('丙烯酸正丁酯', 'n-Butyl acrylate', '141-32-2', flammable3, 10, 40),
  mma: s('甲基丙烯酸甲酯', 'Methyl methacrylate', '80-62-6', flammable, 8, 40),
  vinylAcetate: s('乙酸乙烯酯', 'Vinyl acetate', '108-05-4', flammable, 10, 50),
  aniline: s('苯胺', 'Aniline', '62-53-3', toxic3, 10, 50),
  nitrobenzene: s('硝基苯', 'Nitrobenzene', '98-95-3', toxic3, 12, 60),
  chlorobenzene: s('氯苯', 'Chlorobenzene', '108-90-7', flammable3, 10, 40),
  epichlorohydrin: s('环氧氯丙烷', 'Epichlorohydrin', '106-89-8', `${flammable3}；${toxic3}`, 10, 40),
  phenol: s('苯酚', 'Phenol', '108-95-2', `急性毒性-经口，类别3；${corrosive}`, 10, 60),
  dmf: s('N,N-二甲基甲酰胺', 'N,N-Dimethylformamide', '68-12-2', flammable3, 8, 40),
  sulphuric: s('硫酸', 'Sulphuric acid', '7664-93-9', '皮肤腐蚀/刺激，类别1A', 60, 300),
  nitric: s('硝酸', 'Nitric acid', '7697-37-2', '氧化性液体，类别3；皮肤腐蚀/刺激，类别1A', 20, 100),
  hydrochloric: s('盐酸', 'Hydrochloric acid', '7647-01-0', '皮肤腐蚀/刺激，类别1B', 20, 120),
  phosphoric: s('磷酸', 'Phosphoric acid', '7664-38-2', '皮肤腐蚀/刺激，类别1B', 20, 100),
  causticSoda: s('氢氧化钠溶液', 'Sodium hydroxide solution', '1310-73-2', '皮肤腐蚀/刺激，类别1A', 60, 300),
  chlorine: s('氯', 'Chlorine', '7782-50-5', '急性毒性-吸入，类别2；加压气体；氧化性气体，类别1', 40, 150),
  hypochlorite: s('次氯酸钠溶液', 'Sodium hypochlorite solution', '7681-52-9', corrosive, 10, 60),
  peroxide: s('过氧化氢溶液', 'Hydrogen peroxide solution', '7722-84-1', `${oxidising}；${corrosive}`, 20, 100),
  ammonia: s('氨', 'Ammonia', '7664-41-7', '易燃气体，类别2；加压气体；急性毒性-吸入，类别3', 60, 200),
  ammoniaWater: s('氨溶液', 'Ammonia solution', '1336-21-6', corrosive, 10, 40),
  chlorate: s('氯酸钠', 'Sodium chlorate', '7775-09-9', '氧化性固体，类别1', 10, 40),
  nitrite: s('亚硝酸钠', 'Sodium nitrite', '7632-00-0', '氧化性固体，类别3；急性毒性-经口，类别3', 5, 20),
  oxygen: s('氧', 'Oxygen', '7782-44-7', `氧化性气体，类别1；${compressed}`, 2000, 20000),
  nitrogen: s('氮', 'Nitrogen', '7727-37-9', compressed, 2000, 30000),
  argon: s('氩', 'Argon', '7440-37-1', compressed, 200, 2000),
  acetylene: s('乙炔', 'Acetylene', '74-86-2', flammableGas, 100, 900),
  hydrogen: s('氢', 'Hydrogen', '1333-74-0', flammableGas, 1000, 20000),
  propane: s('丙烷', 'Propane', '74-98-6', flammableGas, 10, 60),
  ethanol: s('乙醇', 'Ethanol', '64-17-5', flammable, 10, 80),
  petrol: s('汽油', 'Petrol', '86290-81-5', flammable, 100, 600),
  diesel: s('柴油', 'Diesel', '68334-30-5', flammable3, 100, 800),
  propylene: s('丙烯', 'Propylene', '115-07-1', flammableGas, 60, 200),
} as const satisfies Record<string, Substance>

export type SubstanceKey = keyof typeof substances
