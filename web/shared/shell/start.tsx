import '../tokens.css'
import '../base.css'
import { createRoot } from 'react-dom/client'
import { BrowserRouter } from 'react-router'
import { Boundary } from '../components/states.tsx'
import type { ReactNode } from 'react'

/** Only machines without any Chinese font pay for one: there a Chinese character is not as wide as it is high. */
function lacksChinese(): boolean {
  const pen = document.createElement('canvas').getContext('2d')
  if (!pen) return false
  pen.font = '100px sans-serif'
  return Math.abs(pen.measureText('安许').width - 200) > 1
}

/** Puts a surface on the page; `basename` is where the server serves it. */
export function start(basename: string, app: ReactNode): void {
  if (lacksChinese()) void import('../fonts.css')
  createRoot(document.getElementById('app')!).render(
    <Boundary page><BrowserRouter basename={basename}>{app}</BrowserRouter></Boundary>,
  )
}
