import { useEffect, useState } from 'react'
import { Skeleton } from '../../../../web/shared/components/states.tsx'

type Drawn = { size: number; path: string }

/** A QR code (ISO/IEC 18004, level M) as one path; the library is loaded when a code is first shown. */
export function QrCode({ text, label, width = 200 }: { text: string; label: string; width?: number }) {
  const [drawn, setDrawn] = useState<Drawn>()
  useEffect(() => {
    let gone = false
    void draw(text).then((result) => gone || setDrawn(result))
    return () => {
      gone = true
    }
  }, [text])
  if (!drawn) return <Skeleton lines={2} />
  const quiet = 4
  return (
    <svg
      className="lw-qr" role="img" aria-label={label} width={width} height={width} shapeRendering="crispEdges"
      viewBox={`${-quiet} ${-quiet} ${drawn.size + 2 * quiet} ${drawn.size + 2 * quiet}`}
    >
      <rect x={-quiet} y={-quiet} width="100%" height="100%" fill="#fff" /><path d={drawn.path} fill="#000" />
    </svg>
  )
}

async function draw(text: string): Promise<Drawn> {
  const { create } = await import('qrcode')
  const { modules } = create(text, { errorCorrectionLevel: 'M' })
  const path = Array.from(modules.data, (dark, i) => (dark ? `M${i % modules.size} ${Math.floor(i / modules.size)}h1v1h-1z` : '')).join('')
  return { size: modules.size, path }
}
