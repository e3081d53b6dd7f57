import { fileKeys } from './file-keys.ts'
import type { Sealer } from './port.ts'

/** One test seal from `dir/test-seal.pem`, made at the first use for `name`: what tests and measurements seal with. */
export async function fileSealer(dir: string, { name, now }: { name: string; now: () => Date }): Promise<Sealer> {
  const keys = fileKeys(dir, now)
  await keys.make('test-seal', name)
  return keys.open('test-seal')
}
