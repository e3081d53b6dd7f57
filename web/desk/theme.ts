import type { ThemeConfig } from 'antd'

/** The values of shared/tokens.css for antd, whose palette needs colours rather than variables; a test holds the two together. */
export const seed = {
  colorPrimary: '#16529a',
  colorInfo: '#16529a',
  colorLink: '#16529a',
  colorSuccess: '#17693c',
  colorWarning: '#855000',
  colorError: '#a3201a',
  colorTextBase: '#211e1a',
} as const

export const theme: ThemeConfig = {
  token: {
    ...seed,
    colorTextSecondary: '#655f57',
    colorTextTertiary: '#655f57',
    colorTextDescription: '#655f57',
    colorTextPlaceholder: '#655f57',
    colorBorder: '#847d73',
    colorBorderSecondary: '#e6e1da',
    colorBgLayout: '#f8f6f3',
    fontFamily: 'var(--font)',
    fontSize: 14,
    borderRadius: 6,
    controlHeight: 34,
    linkDecoration: 'underline',
    linkHoverDecoration: 'underline',
    wireframe: false,
  },
  components: {
    Table: { headerBg: '#f1eee9', headerColor: '#3f3a34', headerSplitColor: 'transparent', rowHoverBg: '#f3f8fd', cellPaddingBlockMD: 9, cellPaddingInlineMD: 12 },
  },
}
