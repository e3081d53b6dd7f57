import { start } from '../shared/shell/start.tsx'
import { collect } from '../shared/page.ts'
import { SignedIn } from '../shared/shell/SignedIn.tsx'
import { withHome } from '../shared/shell/Pages.tsx'
import { PartsProvider } from '../shared/parts.tsx'
import { Home, Shell } from './Shell.tsx'
import type { SurfaceModule } from '../shared/page.ts'

const found = collect(import.meta.glob<SurfaceModule>('../../capabilities/*/web/workbench.{ts,tsx}', { eager: true }))
const home = { title: { zh: '首页', en: 'Home' }, nav: { group: 'work', order: -1, icon: 'home' } } as const

void start('/workbench', <SignedIn surface="workbench"><PartsProvider parts={found.parts}><Shell found={withHome(found, home, Home)} /></PartsProvider></SignedIn>)
