import { matchPath } from 'react-router'
import { start } from '../shared/shell/start.tsx'
import { collect } from '../shared/page.ts'
import { withHome } from '../shared/shell/Pages.tsx'
import { PartsProvider } from '../shared/parts.tsx'
import { Home } from './Home.tsx'
import { Shell } from './Shell.tsx'
import type { SurfaceModule } from '../shared/page.ts'

const found = collect(import.meta.glob<SurfaceModule>('../../capabilities/*/web/portal.{ts,tsx}', { eager: true }))

const home = { title: { zh: '首页', en: 'Home' } }

// The page's own part is on its way before anything is drawn.
void found.pages.find((page) => matchPath(page.path, location.pathname))?.lazy()
void start('/', <PartsProvider parts={found.parts}><Shell found={withHome(found, home, Home)} /></PartsProvider>)
