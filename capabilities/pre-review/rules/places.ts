/** The department that answers for a sector (条例 §3–5), as its application will go there. */
export const departmentOf: Readonly<Record<string, string>> = {
  'hazardous-chemicals': 'emergency', mines: 'emergency', fireworks: 'emergency', construction: 'housing', 'civil-explosives': 'industry',
}
export const sectors = Object.keys(departmentOf) as [string, ...string[]]
