export { ownPages as pages } from './own-pages.ts'
