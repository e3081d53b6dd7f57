import { join } from 'node:path'
import { diskStore, type BlobArchive } from '../adapters/storage/index.ts'
import type { BlobStore } from '../kernel/files.ts'
import type { Settings } from './settings.ts'

/** Where documents and writs lie: in the object store where one is named, else in the data folder. Throws a Problem when the object store does not answer as it should. */
export async function openStore(settings: Settings): Promise<BlobStore & BlobArchive> {
  const { ANXU_DATA: dir, ANXU_S3_ENDPOINT: endpoint, ANXU_S3_BUCKET: bucket, ANXU_S3_REGION: region, ANXU_S3_KEY: key, ANXU_S3_SECRET: secret } = settings
  if (!endpoint || !bucket || !key || !secret) return diskStore(join(dir, 'files'))
  // The client is large: loaded where it is used alone.
  const { s3Store } = await import('../adapters/storage/s3.ts')
  return s3Store({ endpoint, bucket, region, key, secret, drafts: join(dir, 'drafts') })
}
