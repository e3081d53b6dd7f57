/** Whether a key belongs to a field that the reader is writing in, or to an open dialog. */
export const isTyping = (event: KeyboardEvent): boolean =>
  event.target instanceof Element && event.target.closest('input, textarea, select, [contenteditable], dialog') !== null
