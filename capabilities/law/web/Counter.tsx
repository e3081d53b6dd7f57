import { useState } from 'react'
import { useFormat } from '../../../web/shared/format.ts'
import { useQuery } from '../../../web/shared/query.ts'
import { useSpeak, useWords } from '../../../web/shared/words.ts'
import { Button, IconButton } from '../../../web/shared/components/Button.tsx'
import { Field, useFieldErrors } from '../../../web/shared/components/Field.tsx'
import { DateInput, Select } from '../../../web/shared/components/inputs.tsx'
import { QueryView } from '../../../web/shared/components/states.tsx'
import { StateTag } from '../../../web/shared/components/tags.tsx'
import { useChoice, Verified } from './parts.tsx'
import { sectorWords, words } from './words.ts'
import type { Cited, Limit } from './parts.tsx'
import type { Words } from '../../../web/shared/words.ts'

type Counted = { readings: readonly { on: string; provisional: boolean; explained: Words; clause: Cited; verified: boolean }[] }
type Stop = { from: string; to: string }

/** From a day under a limit, days without counting left out, to the date and the sentence that explains it. */
export function Counter({ items }: { items: readonly Limit[] }) {
  const t = useWords(words)
  const [limit, setLimit] = useChoice('limit')
  const [sector, setSector] = useChoice('sector')
  const [from, setFrom] = useChoice('from')
  const [stops, setStops] = useState<Stop[]>([])
  const whole = stops.filter((stop) => stop.from && stop.to)
  const backwards = items.find((one) => one.id === limit)?.before ?? false
  const query = useQuery<Counted>(
    limit && from ? '/api/law/count' : null,
    { limit, sector, from, stops: backwards ? '' : whole.map((stop) => `${stop.from}..${stop.to}`).join(',') }, { keep: true },
  )
  const error = useFieldErrors(query.problem)
  return (
    <section className="lw-counter" aria-label={t('counter')}>
      <div className="ax-card ax-stack">
        <Which items={items} limit={limit} setLimit={setLimit} sector={sector} setSector={setSector} error={error('limit')} />
        <DateInput name="from" label={t(backwards ? 'event' : 'from')} hint={t(backwards ? 'eventHint' : 'fromHint')} required error={error('from')} value={from} onValue={setFrom} />
        {!backwards && <Stops stops={stops} setStops={setStops} error={error('stops')} />}
      </div>
      <div className="ax-card ax-stack" aria-live="polite">
        {limit && from
          ? query.problem?.fields.length ? <p className="ax-soft">{t('toCount')}</p> : <QueryView query={query}>{(data) => <Result counted={data} backwards={backwards} />}</QueryView>
          : <p className="ax-soft">{t('toCount')}</p>}
      </div>
    </section>
  )
}

function Which({ items, limit, setLimit, sector, setSector, error }: {
  items: readonly Limit[]; limit: string; setLimit: (id: string) => void; sector: string; setSector: (sector: string) => void; error: string | undefined
}) {
  const t = useWords(words)
  const speak = useSpeak()
  const countable = items.filter((one, i) => one.countable && items.findIndex((other) => other.id === one.id) === i)
  return (
    <>
      <Select
        name="limit" label={t('which')} required error={error} value={limit} onValue={setLimit} placeholder={t('choose')}
        options={countable.map((one) => ({ value: one.id, label: `${speak(one.topic)} · ${speak(one.name)}` }))}
      />
      <Select
        name="sector" label={t('sector')} value={sector} onValue={setSector} placeholder={t('allSectors')}
        options={Object.entries(sectorWords).map(([value, label]) => ({ value, label: speak(label) }))}
      />
    </>
  )
}

function Stops({ stops, setStops, error }: { stops: readonly Stop[]; setStops: (stops: Stop[]) => void; error: string | undefined }) {
  const t = useWords(words)
  const put = (at: number, part: Partial<Stop>) => setStops(stops.map((one, i) => (i === at ? { ...one, ...part } : one)))
  return (
    <Field name="stops" label={t('stops')} hint={t('stopsHint')} error={error} group>
      {stops.map((stop, i) => (
        <div key={i} className="ax-row lw-stop">
          <label className="ax-filter">{t('stopFrom', { n: i + 1 })}<input type="date" className="ax-input" value={stop.from} onChange={(event) => put(i, { from: event.target.value })} /></label>
          <label className="ax-filter">{t('stopTo')}<input type="date" className="ax-input" value={stop.to} onChange={(event) => put(i, { to: event.target.value })} /></label>
          <IconButton icon="close" label={t('removeStop', { n: i + 1 })} onClick={() => setStops(stops.filter((_, at) => at !== i))} />
        </div>
      ))}
      <div><Button size="small" icon="plus" onClick={() => setStops([...stops, { from: '', to: '' }])}>{t('addStop')}</Button></div>
    </Field>
  )
}

function Result({ counted, backwards }: { counted: Counted; backwards: boolean }) {
  const t = useWords(words)
  const speak = useSpeak()
  const format = useFormat()
  return counted.readings.map((one, i) => (
    <div key={i} className={i ? 'lw-reading lw-second' : 'lw-reading'}>
      {counted.readings.length > 1 && <p className="ax-soft">{t(i ? 'reading2' : 'reading1')}</p>}
      <p className="lw-due"><span>{t(backwards ? 'latest' : 'due')}</span> <b className="ax-num">{format.day(one.on)}</b></p>
      <p>{speak(one.explained)}</p>
      <div className="ax-row"><Verified verified={one.verified} />{one.provisional && <StateTag tone="wait">{t('provisional')}</StateTag>}<span className="ax-hint">{speak(one.clause.name)}</span></div>
    </div>
  ))
}
