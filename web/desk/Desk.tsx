import { ConfigProvider } from 'antd'
import english from 'antd/es/locale/en_US.js'
import chinese from 'antd/es/locale/zh_CN.js'
import { useLanguage } from '../shared/words.ts'
import { theme } from './theme.ts'
import type { ComponentProps, ReactNode } from 'react'

// antd declares its ES modules as if they were CommonJS; what arrives is the locale itself.
type Locale = ComponentProps<typeof ConfigProvider>['locale']
const locales = { zh: chinese as unknown as Locale, en: english as unknown as Locale }

/** Around every part that uses antd: our colours, the reader's language. */
export const Desk = ({ children }: { children: ReactNode }) => (
  <ConfigProvider theme={theme} locale={locales[useLanguage()]} button={{ autoInsertSpace: false }} wave={{ disabled: true }}>
    {children}
  </ConfigProvider>
)
