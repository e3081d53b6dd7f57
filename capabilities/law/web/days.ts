const line = /^(\S+)[\s:：]+(.+)$/
const day = /^\d{4}-\d{2}-\d{2}$/
const most = 20

/** `春节 2027-02-05..2027-02-12` a line, or single days with blanks between; lines that cannot be read are named. */
export function readDays(text: string): { days: Record<string, string>; wrong: string[] } {
  const days: Record<string, string> = {}
  const wrong: string[] = []
  for (const one of text.split('\n').map((l) => l.trim()).filter(Boolean)) {
    const [, name, rest] = line.exec(one) ?? []
    const found = rest?.split(/[\s,，、]+/).flatMap(span)
    if (!name || !found?.length || found.includes('')) wrong.push(one)
    else for (const each of found) days[each] = name
  }
  return { days, wrong }
}

/** The days from one to the other; an empty one where they cannot be read. */
function span(text: string): string[] {
  const [from, to = from] = text.split(/\.\.|至|~/)
  if (!from || !to || !day.test(from) || !day.test(to)) return ['']
  const days: string[] = []
  for (let at = Date.parse(`${from}T00:00:00Z`); days.length < most && at <= Date.parse(`${to}T00:00:00Z`); at += 86_400_000) days.push(new Date(at).toISOString().slice(0, 10))
  return days.length ? days : ['']
}
