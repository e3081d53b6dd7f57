/** Strokes on a 24 grid. An icon never stands alone for a meaning: words go with it. */
const strokes = {
  alert: 'M12 3.5 2.8 19.5h18.4L12 3.5zM12 10v4.5M12 17.2v.1',
  alarm: 'M12 21a8 8 0 1 0 0-16 8 8 0 0 0 0 16zM12 9v4l2.5 2M4.5 3.5 2 6M19.5 3.5 22 6',
  arrowLeft: 'M20 12H4M10.5 5.5 4 12l6.5 6.5',
  arrowRight: 'M4 12h16M13.5 5.5 20 12l-6.5 6.5',
  bell: 'M6 9.5a6 6 0 0 1 12 0c0 5 2 6.5 2 6.5H4s2-1.5 2-6.5zM10 19.5a2.2 2.2 0 0 0 4 0',
  book: 'M12 6.5C10 5 7 4.5 3.5 4.5V18c3.5 0 6.5.5 8.5 2 2-1.5 5-2 8.5-2V4.5C17 4.5 14 5 12 6.5zM12 6.5V20',
  building: 'M5 20.5v-16h9v16M14 9.5h5v11M3 20.5h18M8 8h3M8 12h3M8 16h3',
  calendar: 'M4 6h16v14H4zM4 10h16M8 3.5V7M16 3.5V7',
  camera: 'M4 8h4l1.5-2.5h5L16 8h4v11H4zM12 16.5a3.2 3.2 0 1 0 0-6.4 3.2 3.2 0 0 0 0 6.4z',
  chart: 'M4 4v16h16M8 16v-4M12.5 16V8M17 16v-6',
  check: 'M4.5 12.5 10 18 20 6.5',
  checkCircle: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM8 12.3l2.8 2.8 5.4-6',
  chevronDown: 'M6 9.5l6 6 6-6',
  chevronLeft: 'M14.5 6l-6 6 6 6',
  chevronRight: 'M9.5 6l6 6-6 6',
  clock: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM12 7v5.2l3.4 2',
  close: 'M6 6l12 12M18 6 6 18',
  copy: 'M9 9h11v11H9zM5 15H4V4h11v1',
  cross: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM9 9l6 6M15 9l-6 6',
  document: 'M6 3h8l4.5 4.5V21H6zM14 3v4.5h4.5M9 12.5h6M9 16.5h6',
  download: 'M12 4v11M7 10.5l5 5 5-5M5 20h14',
  edit: 'M4 20h4L19 9l-4-4L4 16zM13 7l4 4',
  eye: 'M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12zM12 15a3 3 0 1 0 0-6 3 3 0 0 0 0 6z',
  filter: 'M4 5h16l-6 7.5V19l-4 1.5v-8z',
  fitWidth: 'M3 5v14M21 5v14M7 12h10M9.5 9 6.5 12l3 3M14.5 9l3 3-3 3',
  flag: 'M5 21V4h13l-2.5 4L18 12H5',
  gavel: 'M13 4l6 6M10 7l6 6M11.5 5.5l-3 3 6 6 3-3M11 11l-7 7M13 20.5h8',
  globe: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM3 12h18M12 3c2.5 2.6 3.5 5.6 3.5 9s-1 6.4-3.5 9c-2.5-2.6-3.5-5.6-3.5-9s1-6.4 3.5-9z',
  home: 'M4 11l8-7 8 7M6 9.5V20h12V9.5M10 20v-5.5h4V20',
  info: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM12 11v5.5M12 7.6v.1',
  licence: 'M4 4h16v12H4zM8 8h8M8 11.5h4M15 19a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5zM13.5 18.5V22l1.5-1 1.5 1v-3.5',
  link: 'M10 14a4 4 0 0 0 6 .4l3-3a4 4 0 0 0-5.7-5.7l-1.5 1.5M14 10a4 4 0 0 0-6-.4l-3 3a4 4 0 0 0 5.7 5.7l1.5-1.5',
  list: 'M9 6h11M9 12h11M9 18h11M4.5 6h.1M4.5 12h.1M4.5 18h.1',
  lock: 'M5 11h14v9.5H5zM8 11V8a4 4 0 0 1 8 0v3',
  map: 'M9 4 3.5 6v14L9 18l6 2 5.5-2V4L15 6zM9 4v14M15 6v14',
  megaphone: 'M4 10v4h3l8 4.5v-13L7 10zM18 9.5a4 4 0 0 1 0 5M7 14l1.5 5.5',
  menu: 'M4 6.5h16M4 12h16M4 17.5h16',
  minus: 'M6 12h12',
  more: 'M5 12h.1M12 12h.1M19 12h.1',
  pause: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM10 9v6M14 9v6',
  phone: 'M7.5 2.5h9v19h-9zM10.5 18.5h3',
  pin: 'M12 21s7-6.2 7-11.5A7 7 0 0 0 5 9.5C5 14.8 12 21 12 21zM12 12a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5z',
  plus: 'M12 5.5v13M5.5 12h13',
  print: 'M7 9V4h10v5M7 17H4V9h16v8h-3M7 14h10v6H7z',
  refresh: 'M20 12a8 8 0 1 1-2.5-5.8M20 3.5v4.5h-4.5',
  rotate: 'M4 12a8 8 0 1 0 2.5-5.8M4 3.5v4.5h4.5',
  scale: 'M12 4v16M7 20h10M4.5 7h15M4.5 7 2 13.5h5zM19.5 7 17 13.5h5z',
  screen: 'M3 4.5h18v12H3zM9 20.5h6M12 16.5v4',
  search: 'M10.5 17a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13zM15.3 15.3 20.5 20.5',
  send: 'M4 12 20.5 4 15 20.5l-3.5-7zM11.5 13.5 20.5 4',
  shield: 'M12 3l8 3v5.5c0 5-3.4 8.3-8 9.8-4.6-1.5-8-4.8-8-9.8V6zM8.5 12l2.5 2.5 4.5-5',
  signOut: 'M14 4H5v16h9M10 12h11M17 8l4 4-4 4',
  star: 'M12 3.5l2.6 5.6 6.1.7-4.5 4.1 1.2 6.1-5.4-3-5.4 3 1.2-6.1-4.5-4.1 6.1-.7z',
  training: 'M2.5 9 12 4.5 21.5 9 12 13.5zM6.5 11v5c1.5 1.7 3.3 2.5 5.5 2.5s4-.8 5.5-2.5v-5M21.5 9v6',
  upload: 'M12 16V5M7 9.5l5-5 5 5M5 20h14',
  user: 'M12 11.5a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM4.5 20.5c.8-4 3.6-6 7.5-6s6.7 2 7.5 6',
  users: 'M9 11.5a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7zM2.5 19.5c.6-3.5 3-5.2 6.5-5.2s5.9 1.7 6.5 5.2M16 4.8a3.5 3.5 0 0 1 0 6.5M18 14.7c1.9.7 3.1 2.3 3.5 4.8',
  wrench: 'M14.5 6.5a4 4 0 0 1 5-2l-2.7 2.7 1 2.5 2.5 1 .2-.2a4.5 4.5 0 0 1-6 4L8 21l-3.5-3.5 6.5-6.5a4.5 4.5 0 0 1 3.5-4.5z',
  zoomIn: 'M10.5 17a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13zM15.3 15.3 20.5 20.5M10.5 8v5M8 10.5h5',
  zoomOut: 'M10.5 17a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13zM15.3 15.3 20.5 20.5M8 10.5h5',
} as const

export type IconName = keyof typeof strokes

export const Icon = ({ name, size = 20 }: { name: IconName; size?: number }) => (
  <svg
    className="ax-icon" width={size} height={size} viewBox="0 0 24 24" fill="none" stroke="currentColor"
    strokeWidth={1.8} strokeLinecap="round" strokeLinejoin="round" aria-hidden="true" focusable="false"
  >
    <path d={strokes[name]} />
  </svg>
)
