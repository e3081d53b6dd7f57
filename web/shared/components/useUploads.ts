import { useEffect, useRef, useState } from 'react'
import { upload } from '../upload.ts'
import { fileSize } from '../format.ts'
import type { StoredFile, UploadTarget } from '../upload.ts'
import type { Words } from '../words.ts'

export type UploadItem = {
  key: string
  name: string
  size: number
  /** `paused`: the network is away; `checking`: all of it has arrived, and the server looks at what it is. */
  state: 'waiting' | 'uploading' | 'paused' | 'checking' | 'ready' | 'refused'
  share: number
  reason?: Words
}

export type UploadRules = { accept?: string; maxBytes?: number }

/** A file let go beside its place would be opened in place of the page, and what was typed would be gone. */
function staysHere(event: DragEvent) {
  if (event.defaultPrevented || !event.dataTransfer?.types.includes('Files')) return
  event.preventDefault()
  event.dataTransfer.dropEffect = 'none'
}

/** Sends files one after the other and tells each one's state; a file that is ready is handed to `onReady` and leaves the list. */
export function useUploads(target: UploadTarget, rules: UploadRules, onReady: (file: StoredFile) => void) {
  const [items, setItems] = useState<UploadItem[]>([])
  const queue = useRef(Promise.resolve())
  const abort = useRef<AbortController>(undefined)
  const ready = useRef(onReady)
  const next = useRef(0)
  useEffect(() => void (ready.current = onReady))
  useEffect(() => {
    abort.current = new AbortController()
    for (const name of ['dragover', 'drop'] as const) window.addEventListener(name, staysHere, { signal: abort.current.signal })
    return () => abort.current?.abort()
  }, [])

  const put = (key: string, part: Partial<UploadItem>) =>
    setItems((all) => all.map((item) => (item.key === key ? { ...item, ...part } : item)))
  const drop = (key: string) => setItems((all) => all.filter((item) => item.key !== key))

  const run = async (key: string, file: File) => {
    const signal = abort.current!.signal
    if (signal.aborted) return
    put(key, { state: 'uploading' })
    const end = await upload(file, target, (share) => put(key, { share, state: share < 1 ? 'uploading' : 'checking' }), signal, () => put(key, { state: 'paused' }))
    if (!end.ok) return put(key, { state: 'refused', reason: end.reason })
    drop(key)
    ready.current(end.file)
  }

  const add = (files: Iterable<File>) => {
    for (const file of files) {
      const key = String(next.current++)
      const reason = objection(file, rules)
      setItems((all) => [...all, { key, name: file.name, size: file.size, share: 0, state: reason ? 'refused' : 'waiting', reason }])
      if (!reason) queue.current = queue.current.then(() => run(key, file))
    }
  }
  return { items, add, drop }
}

/** What can be said before sending; the server looks again. */
export function objection(file: { name: string; type: string; size: number }, { accept, maxBytes }: UploadRules): Words | undefined {
  if (file.size === 0) return { zh: '这是一个空文件', en: 'This file is empty' }
  if (maxBytes && file.size > maxBytes) {
    return { zh: `文件超过 ${fileSize(maxBytes)}，请压缩或拆分后再上传`, en: `Larger than ${fileSize(maxBytes)}; compress or split it` }
  }
  if (accept && !accept.split(',').some((kind) => matches(file, kind.trim()))) {
    const kinds = accept.split(',').map((kind) => kindWords[kind.trim()] ?? { zh: kind.trim(), en: kind.trim() })
    const [zh, en] = [kinds.map((kind) => kind.zh).join('、'), kinds.map((kind) => kind.en).join(', ')]
    return { zh: `不支持这种文件，请上传${zh}`, en: `This kind of file is not taken; send ${en}` }
  }
  return undefined
}

const kindWords: Record<string, Words> = {
  'image/*': { zh: '图片', en: 'pictures' },
  'video/*': { zh: '视频', en: 'films' },
  'application/pdf': { zh: ' PDF ', en: 'PDF' },
  '.pdf': { zh: ' PDF ', en: 'PDF' },
}

const matches = (file: { name: string; type: string }, kind: string) =>
  kind.startsWith('.') ? file.name.toLowerCase().endsWith(kind) : kind.endsWith('/*') ? file.type.startsWith(kind.slice(0, -1)) : file.type === kind
