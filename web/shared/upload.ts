import { get } from './api.ts'
import type { Words } from './words.ts'

/** A file as `GET /api/files/<id>` tells it. `checking`: type, size and content are being looked at by the server. */
export type FileView = { id: string; name: string; size: number; state: 'checking' | 'ready' | 'refused'; reason?: Words }

export type UploadTarget = {
  /** Where tus uploads are created; default `/api/files`. */
  endpoint?: string
  /** What the file belongs to and which document it is; travels as tus metadata. */
  metadata: Record<string, string>
}

export type UploadEnd = { ok: true; id: string } | { ok: false; reason: Words }

/** Sends one file in pieces (tus 1.0) and goes on after a broken line, also after a reload. `onShare` tells the share that has arrived. */
export async function upload(file: File, target: UploadTarget, onShare: (share: number) => void, signal: AbortSignal): Promise<UploadEnd> {
  const { Upload } = await import('tus-js-client')
  const place = JSON.stringify(target.metadata)
  return new Promise((resolve) => {
    const job = new Upload(file, {
      endpoint: target.endpoint ?? '/api/files',
      headers: { 'x-anxu': '1' },
      metadata: { ...target.metadata, filename: file.name, filetype: file.type },
      chunkSize: 4 * 1024 * 1024,
      retryDelays: [0, 1000, 3000, 10_000, 30_000],
      removeFingerprintOnSuccess: true,
      fingerprint: () => Promise.resolve(['anxu', place, file.name, file.size, file.lastModified].join('|')),
      onProgress: (sent, all) => onShare(all ? sent / all : 0),
      onError: (error) => resolve({ ok: false, reason: reasonOf(error) }),
      onSuccess: () => resolve({ ok: true, id: job.url!.split('/').pop()! }),
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

/** Asks until the server has looked at the file. */
export async function checked(id: string, signal: AbortSignal, endpoint = '/api/files'): Promise<FileView | { state: 'refused'; reason: Words }> {
  for (let pause = 500; ; pause = Math.min(pause * 1.6, 5000)) {
    const answer = await get<FileView>(`${endpoint}/${id}`, undefined, signal)
    if (!answer.ok && answer.problem.status !== 0) return { state: 'refused', reason: answer.problem.detail ?? answer.problem.title }
    if (answer.ok && answer.value.state !== 'checking') return answer.value
    await new Promise((resolve) => setTimeout(resolve, pause))
    if (signal.aborted) return { state: 'refused', reason: stopped }
  }
}

const stopped: Words = { zh: '已停止上传', en: 'The upload was stopped' }

/** A tus error carries the server's answer; ours is a problem document. */
function reasonOf(error: Error & { originalResponse?: { getBody(): string; getStatus(): number } | null }): Words {
  try {
    const { title, title_en, detail, detail_en } = JSON.parse(error.originalResponse?.getBody() ?? '') as Record<string, string>
    if (title) return { zh: [title, detail].filter(Boolean).join('：'), en: [title_en, detail_en].filter(Boolean).join(': ') || title }
  } catch {
    // Not a problem document: a proxy's page, or no answer at all.
  }
  if (error.originalResponse?.getStatus() === 413) return { zh: '文件过大', en: 'The file is too large' }
  return { zh: '网络中断，重新选择同一文件即可接着上传', en: 'The line broke; choose the same file again to go on where it stopped' }
}
