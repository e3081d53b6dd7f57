import { Link, useHref } from 'react-router'
import type { ReactNode } from 'react'

/** A link to an address of this site as the server knows it (`/workbench/cases/…`): within the surface at hand it loads nothing anew. */
export function AnyLink({ href, children, onClick }: { href: string; children: ReactNode; onClick?: () => void }) {
  const base = useHref('/').replace(/\/$/, '')
  if (base && href.startsWith(`${base}/`)) return <Link to={href.slice(base.length)} onClick={onClick}>{children}</Link>
  return <a href={href} onClick={onClick}>{children}</a>
}
