import '../tokens.css'
import '../base.css'
import { createRoot } from 'react-dom/client'
import { BrowserRouter } from 'react-router'
import { Boundary } from '../components/states.tsx'
import { prime } from '../query.ts'
import type { ReactNode } from 'react'

/** Only machines without any Chinese font pay for one: there a Chinese character is not as wide as it is high. */
function lacksChinese(): boolean {
  const pen = document.createElement('canvas').getContext('2d')
  if (!pen) return false
  pen.font = '100px sans-serif'
  return Math.abs(pen.measureText('安许').width - 200) > 1
}

/** Fonts are large: on a bad line the page's own script and answer come first. */
function onceDrawn(run: () => void): void {
  const isDrawn = () => document.querySelector('h1, h2') && !document.querySelector('.ax-skeleton')
  const watch = new MutationObserver(() => {
    if (!isDrawn()) return
    watch.disconnect()
    requestAnimationFrame(() => requestAnimationFrame(run))
  })
  watch.observe(document.body, { childList: true, subtree: true })
}

/** The header's name and the banners stand from the first drawing on; but nobody waits long for them. */
const named = () => Promise.race([prime('/api/authority'), new Promise((go) => setTimeout(go, 600))])

/** Puts a surface on the page; `basename` is where the server serves it. */
export async function start(basename: string, app: ReactNode): Promise<void> {
  await named()
  if (lacksChinese()) onceDrawn(() => void import('../fonts.css'))
  createRoot(document.getElementById('app')!).render(
    <Boundary page><BrowserRouter basename={basename}>{app}</BrowserRouter></Boundary>,
  )
}
