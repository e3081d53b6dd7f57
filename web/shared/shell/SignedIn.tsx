import { useEffect } from 'react'
import { MeProvider } from '../me.tsx'
import { connectLive } from '../live.ts'
import { currentLink, signInAddress } from '../link.ts'
import { useQuery } from '../query.ts'
import { useWords } from '../words.ts'
import { buttonClass } from '../components/Button.tsx'
import { ErrorPage, ForbiddenPage, Skeleton } from '../components/states.tsx'
import { Toasts } from '../components/Toast.tsx'
import type { ReactNode } from 'react'
import type { Me } from '../me.tsx'

const words = {
  workspace: { zh: '前往企业办事平台', en: 'Go to the enterprise workspace' },
  workbench: { zh: '前往监管工作台', en: 'Go to the authority workbench' },
}

/** Draws its children for a signed-in person of this surface; others are led to sign in or to their own surface. */
export function SignedIn({ surface, children }: { surface: Me['surface']; children: ReactNode }) {
  const t = useWords(words)
  const query = useQuery<Me>('/api/accounts/me')
  const mine = query.data?.surface === surface
  const stranger = query.problem?.status === 401 && !query.data
  useEffect(() => {
    if (stranger && currentLink().session === 'ended') location.replace(signInAddress())
  }, [stranger])
  useEffect(() => {
    if (mine) connectLive()
  }, [mine])
  if (query.data && mine) return <MeProvider value={query.data}>{children}<Toasts /></MeProvider>
  return (
    <main id="main" className="ax-alone">
      {query.data
        ? <ForbiddenPage page actions={<a className={buttonClass({ look: 'primary' })} href={`/${query.data.surface}/`}>{t(query.data.surface)}</a>} />
        : query.problem && !stranger ? <ErrorPage page problem={query.problem} retry={query.reload} /> : <Skeleton lines={6} />}
    </main>
  )
}
