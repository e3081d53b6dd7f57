import { IconButton } from '../../../../web/shared/components/Button.tsx'
import { toast } from '../../../../web/shared/components/Toast.tsx'
import { useSpeak } from '../../../../web/shared/words.ts'

const label = { zh: '复制编号', en: 'Copy the number' }
const copied = { zh: '已复制', en: 'Copied' }

/** Puts a number on the clipboard, whole; absent where the browser has none (plain http). */
export function Copy({ text }: { text: string }) {
  const speak = useSpeak()
  if (!navigator.clipboard) return null
  return <span className="ax-no-print"><IconButton icon="copy" label={speak(label)} onClick={() => void navigator.clipboard.writeText(text).then(() => toast(copied))} /></span>
}
