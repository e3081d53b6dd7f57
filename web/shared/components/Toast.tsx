import './Toast.css'
import { useSyncExternalStore } from 'react'
import { useSpeak, useWords } from '../words.ts'
import { IconButton } from './Button.tsx'
import { Icon } from './Icon.tsx'
import type { Words } from '../words.ts'

type Shown = { id: number; tone: 'done' | 'over' | 'info'; text: Words }

const words = { close: { zh: '关闭', en: 'Close' }, messages: { zh: '消息', en: 'Messages' } }
const listeners = new Set<() => void>()
let shown: readonly Shown[] = []
let last = 0

/** Says what has just happened; goes away by itself, refusals only when closed. */
export function toast(text: Words, tone: Shown['tone'] = 'done'): void {
  const id = ++last
  put([...shown, { id, tone, text }].slice(-4))
  if (tone !== 'over') setTimeout(() => close(id), 6000)
}

/** Once per surface; the shells have it. */
export function Toasts() {
  const items = useSyncExternalStore(subscribe, () => shown, () => shown)
  const t = useWords(words)
  const speak = useSpeak()
  return (
    <div className="ax-toasts ax-no-print" role="region" aria-label={t('messages')} aria-live="polite">
      {items.map((item) => (
        <div key={item.id} className={`ax-toast ax-toast-${item.tone}`}>
          <Icon name={item.tone === 'over' ? 'alert' : item.tone === 'done' ? 'checkCircle' : 'info'} />
          <span>{speak(item.text)}</span>
          <IconButton icon="close" label={t('close')} onClick={() => close(item.id)} />
        </div>
      ))}
    </div>
  )
}

const close = (id: number) => put(shown.filter((item) => item.id !== id))

function put(next: readonly Shown[]) {
  shown = next
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void) {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}
