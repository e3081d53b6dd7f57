/** Texts of the inbox. Pure. */
export const words = {
  title: { zh: '消息', en: 'Messages' },
  lead: { zh: '与您有关的受理、补正、决定和提醒。打开即标为已读。', en: 'Acceptance, corrections, decisions and reminders that concern you. Opening one marks it read.' },
  all: { zh: '全部', en: 'All' },
  onlyUnread: { zh: '只看未读', en: 'Unread only' },
  show: { zh: '显示', en: 'Show' },
  unread: { zh: '未读', en: 'Unread' },
  read: { zh: '已读', en: 'Read' },
  markOne: { zh: '标为已读', en: 'Mark as read' },
  markAll: { zh: '全部标为已读', en: 'Mark all as read' },
  nothingToMark: { zh: '没有未读消息', en: 'Nothing is unread' },
  open: { zh: '查看', en: 'Open' },
  noneUnread: { zh: '没有未读消息', en: 'Nothing unread' },
  noneUnreadHint: { zh: '新消息会立即出现在这里，右上角的铃铛同时显示条数。', en: 'New messages appear here at once; the bell above counts them.' },
  none: { zh: '还没有消息', en: 'No messages yet' },
  noneHint: { zh: '案件有进展、需要您办理或作出决定时，会在这里通知您。', en: 'You will be told here when a case moves, waits for you, or is decided.' },
} as const

export const allRead = { zh: '已全部标为已读', en: 'All marked as read' }
