import { useState } from 'react'
import { useSearchParams } from 'react-router'
import { useLanguage, useWords } from '../../../web/shared/words.ts'
import { Button } from '../../../web/shared/components/Button.tsx'
import { Notice } from '../../../web/shared/components/Notice.tsx'
import { toast } from '../../../web/shared/components/Toast.tsx'
import { words } from './audit-words.ts'

export type Who = { id: string; name: string; account: string | null }

export function Person({ who }: { who: Who }) {
  const t = useWords(words)
  return who.id.startsWith('system:') ? <>{t('system')}</> : <>{who.name}{who.account && <span className="ax-soft"> {who.account}</span>}</>
}

const ofPage = new Set(['after', 'limit', 'sort'])

/** The list as filtered, as a workbook with a detached signature beside it: whoever gets it can check it without the platform. */
export function TakeSigned({ list }: { list: 'changes' | 'attempts' | 'looks' | 'entries' }) {
  const t = useWords(words)
  const lang = useLanguage()
  const [search] = useSearchParams()
  const [busy, setBusy] = useState(false)
  const [wrong, setWrong] = useState<string>()
  const take = async () => {
    setBusy(true)
    const filters = Object.fromEntries([...search].filter(([name]) => !ofPage.has(name)))
    const answer = await fetch('/api/accounts/lists/take-signed', {
      method: 'POST', headers: { 'content-type': 'application/json', 'x-anxu': '1', 'idempotency-key': crypto.randomUUID() }, body: JSON.stringify({ list, filters, lang }),
    }).catch(() => null)
    setBusy(false)
    if (!answer?.ok) return setWrong(((await answer?.json().catch(() => null)) as { title?: string } | null)?.title ?? 'HTTP')
    setWrong(undefined)
    save(await answer.blob(), /filename="([^"]+)"/.exec(answer.headers.get('content-disposition') ?? '')?.[1] ?? `${list}.zip`)
    toast(words.taken)
  }
  return <>{wrong && <Notice tone="over" live>{wrong}</Notice>}<Button size="small" icon="shield" busy={busy} onClick={() => void take()}>{t('signed')}</Button></>
}

function save(file: Blob, name: string) {
  const link = Object.assign(document.createElement('a'), { href: URL.createObjectURL(file), download: name })
  link.click()
  URL.revokeObjectURL(link.href)
}
