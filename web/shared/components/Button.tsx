import './Button.css'
import { useId } from 'react'
import { Link } from 'react-router'
import { Icon } from './Icon.tsx'
import type { ComponentProps, ReactNode } from 'react'
import type { IconName } from './Icon.tsx'

export type ButtonLook = 'primary' | 'plain' | 'quiet' | 'danger'

type Looks = { look?: ButtonLook; size?: 'small' | 'normal' | 'large'; icon?: IconName; wide?: boolean; children?: ReactNode }

export type ButtonProps = Looks & Omit<ComponentProps<'button'>, 'disabled'> & {
  /** Why it cannot be pressed now: stands beside the button, or as its description where `hideWhy`. */
  disabledWhy?: string | false
  hideWhy?: boolean
  busy?: boolean
}

export const buttonClass = ({ look = 'plain', size = 'normal', wide }: Looks) =>
  `ax-button ax-button-${look} ax-button-${size}${wide ? ' ax-button-wide' : ''}`

/** A button that, when it is closed, says why. It stays focusable so that everybody can learn the reason. */
export function Button({ look, size, icon, wide, children, disabledWhy, hideWhy, busy, onClick, type = 'button', ...rest }: ButtonProps) {
  const why = useId()
  const closed = Boolean(disabledWhy) || busy
  const button = (
    <button
      {...rest} type={type} className={buttonClass({ look, size, wide })} aria-disabled={closed || undefined} aria-busy={busy || undefined}
      aria-describedby={disabledWhy ? why : rest['aria-describedby']} title={hideWhy && disabledWhy ? disabledWhy : rest.title}
      onClick={(event) => (closed ? event.preventDefault() : onClick?.(event))}
    >
      {busy ? <span className="ax-busy" aria-hidden="true" /> : icon && <Icon name={icon} size={size === 'small' ? 16 : 20} />}
      {children}
    </button>
  )
  if (!disabledWhy) return button
  return (
    <span className="ax-button-why">
      {button}
      <span id={why} className={hideWhy ? 'ax-hidden-visually' : 'ax-button-reason'}>{disabledWhy}</span>
    </span>
  )
}

/** A link that looks like a button: for going somewhere, not for doing something. */
export const ButtonLink = ({ look, size, icon, wide, children, to, ...rest }: Looks & Omit<ComponentProps<typeof Link>, 'children'>) => (
  <Link {...rest} to={to} className={buttonClass({ look, size, wide })}>
    {icon && <Icon name={icon} size={size === 'small' ? 16 : 20} />}
    {children}
  </Link>
)

/** Only an icon to look at, its word for everybody who listens or hovers. */
export const IconButton = ({ icon, label, pressed, ...rest }: Omit<ComponentProps<'button'>, 'children'> & { icon: IconName; label: string; pressed?: boolean }) => (
  <button type="button" {...rest} className="ax-icon-button" aria-label={label} title={label} aria-pressed={pressed}>
    <Icon name={icon} />
  </button>
)
