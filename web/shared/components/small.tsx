import './small.css'
import { setLanguage, useLanguage, useWords } from '../words.ts'
import { creditCodeParts } from '../format.ts'
import { toast } from './Toast.tsx'
import { Button, buttonClass, IconButton } from './Button.tsx'
import { Icon } from './Icon.tsx'
import type { ReactNode } from 'react'

const words = {
  print: { zh: '打印', en: 'Print' },
  download: { zh: '下载', en: 'Download' },
  copy: { zh: '复制', en: 'Copy' },
}
const copied = { zh: '已复制', en: 'Copied' }

/** Names the other language in its own words. */
export function LanguageSwitch() {
  const language = useLanguage()
  const other = language === 'zh' ? 'en' : 'zh'
  return (
    <button type="button" className="ax-language" lang={other === 'zh' ? 'zh-CN' : 'en'} onClick={() => setLanguage(other)}>
      <Icon name="globe" size={18} />{other === 'zh' ? '中文' : 'English'}
    </button>
  )
}

export function PrintButton({ children }: { children?: ReactNode }) {
  const t = useWords(words)
  return <Button icon="print" onClick={() => window.print()}>{children ?? t('print')}</Button>
}

/** A file of this site, saved under the name that the server gives. */
export function DownloadButton({ href, children, size }: { href: string; children?: ReactNode; size?: 'small' | 'normal' }) {
  const t = useWords(words)
  return <a className={buttonClass({ size })} href={href} download><Icon name="download" size={size === 'small' ? 16 : 20} />{children ?? t('download')}</a>
}

/** A long code in groups for reading; selected or copied, it is whole. Credit codes find their own groups, what has hyphens keeps them, others go by four. */
export function Code({ value, copy }: { value: string; copy?: boolean }) {
  const t = useWords(words)
  const parts = value.includes('-') ? [value] : value.length === 18 ? creditCodeParts(value) : value.match(/.{1,4}/gu) ?? [value]
  return (
    <span className="ax-code">
      <code>{parts.map((part, i) => <span key={i}>{part}</span>)}</code>
      {copy && <IconButton icon="copy" label={t('copy')} onClick={() => void navigator.clipboard?.writeText(value).then(() => toast(copied))} />}
    </span>
  )
}

/** Percentage of something under way, with its word. */
export const Progress = ({ share, label }: { share: number; label: string }) => (
  <div className="ax-progress" role="progressbar" aria-valuenow={Math.round(share * 100)} aria-valuemin={0} aria-valuemax={100} aria-label={label}>
    <div style={{ width: `${Math.round(share * 100)}%` }} />
  </div>
)
