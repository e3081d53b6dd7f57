import './Notice.css'
import { Icon } from './Icon.tsx'
import type { ReactNode } from 'react'
import type { Tone } from './tags.tsx'
import type { IconName } from './Icon.tsx'

const icons: Record<Tone, IconName> = { done: 'checkCircle', wait: 'alert', stop: 'pause', over: 'alert', info: 'info' }

/** Something to know before or after a step, in its place on the page. `live` announces it when it appears. */
export const Notice = ({ tone = 'info', title, children, actions, live }: {
  tone?: Tone; title?: ReactNode; children?: ReactNode; actions?: ReactNode; live?: boolean
}) => (
  <div className={`ax-notice ax-notice-${tone}`} role={live ? (tone === 'over' ? 'alert' : 'status') : undefined}>
    <Icon name={icons[tone]} size={22} />
    <div className="ax-notice-body">
      {title && <p className="ax-notice-title">{title}</p>}
      {children && <div>{children}</div>}
    </div>
    {actions && <div className="ax-row">{actions}</div>}
  </div>
)

/** A line across the top of the surface: the network, the session, the demonstration. */
export const Banner = ({ tone = 'info', icon, children }: { tone?: Tone; icon?: IconName; children: ReactNode }) => (
  <div className={`ax-banner ax-notice-${tone}`} role="status"><Icon name={icon ?? icons[tone]} size={18} /><div>{children}</div></div>
)
