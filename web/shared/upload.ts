import type { Words } from './words.ts'

/** A file that the server has taken: what a form keeps and a command names. */
export type StoredFile = { id: string; name: string; size: number; sha256: string; mime: string; kind: string }

export type UploadTarget = {
  /** The case or draft whose key encrypts the file: its id. */
  owner: string
  /** Where tus uploads are created; default `/api/uploads`. */
  endpoint?: string
}

export type UploadEnd = { ok: true; file: StoredFile } | { ok: false; reason: Words }

/**
 * Sends one file in pieces (tus 1.0) and goes on after a broken line, also after a reload. `onShare` tells the share that has arrived;
 * `onPause` that the device has no network: it goes on by itself when the network is back.
 */
export async function upload(file: File, { owner, endpoint = '/api/uploads' }: UploadTarget, onShare: (share: number) => void, signal: AbortSignal, onPause: () => void = () => {}): Promise<UploadEnd> {
  const { Upload } = await import('tus-js-client')
  return new Promise((resolve) => {
    const job = new Upload(file, {
      endpoint,
      headers: { 'x-anxu': '1' },
      metadata: { owner, filename: file.name, filetype: file.type },
      chunkSize: 4 * 1024 * 1024,
      retryDelays: [0, 1000, 3000, 10_000, 30_000],
      removeFingerprintOnSuccess: true,
      fingerprint: () => Promise.resolve(['anxu', owner, file.name, file.size, file.lastModified].join('|')),
      onProgress: (sent, all) => onShare(all ? sent / all : 0),
      onError: (error) => {
        if (navigator.onLine) return resolve({ ok: false, reason: reasonOf(error) })
        onPause()
        window.addEventListener('online', () => job.start(), { once: true, signal })
      },
      onSuccess: ({ lastResponse }) => void stored(lastResponse.getBody(), job.url!, signal).then(resolve),
    })
    signal.addEventListener('abort', () => {
      void job.abort()
      resolve({ ok: false, reason: stopped })
    })
    void job.findPreviousUploads().then(([earlier]) => {
      if (earlier) job.resumeFromPreviousUpload(earlier)
      job.start()
    })
  })
}

/** The last answer tells what became of the file; when it was lost on the way, the upload's address does. */
async function stored(body: string, url: string, signal: AbortSignal): Promise<UploadEnd> {
  try {
    return { ok: true, file: JSON.parse(body) as StoredFile }
  } catch {
    const response = await fetch(url, { credentials: 'same-origin', signal }).catch(() => undefined)
    const text = (await response?.text().catch(() => '')) ?? ''
    return response?.ok ? { ok: true, file: JSON.parse(text) as StoredFile } : { ok: false, reason: toReason(text) ?? broken }
  }
}

const stopped: Words = { zh: '已停止上传', en: 'The upload was stopped' }
const broken: Words = { zh: '网络中断，重新选择同一文件即可接着上传', en: 'The line broke; choose the same file again to go on where it stopped' }
const large: Words = { zh: '文件过大', en: 'The file is too large' }

/** A tus error carries the server's answer; ours is a problem document. */
const reasonOf = (error: Error & { originalResponse?: { getBody(): string; getStatus(): number } | null }): Words =>
  toReason(error.originalResponse?.getBody() ?? '') ?? (error.originalResponse?.getStatus() === 413 ? large : broken)

function toReason(text: string): Words | undefined {
  try {
    const { title, title_en, detail, detail_en } = JSON.parse(text) as Record<string, string>
    return title ? { zh: [title, detail].filter(Boolean).join('：'), en: [title_en, detail_en].filter(Boolean).join(': ') || title } : undefined
  } catch {
    return undefined
  }
}
