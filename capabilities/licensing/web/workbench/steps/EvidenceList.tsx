import { Button, IconButton } from '../../../../../web/shared/components/Button.tsx'
import { Field } from '../../../../../web/shared/components/Field.tsx'
import { useSpeak, useWords } from '../../../../../web/shared/words.ts'
import { useCase } from '../context.ts'
import { reviewWords } from '../words-steps.ts'
import type { Evidence } from '../types.ts'

/** The pages that a finding rests on; each leads back to its page in the reader. */
export function EvidenceList({
  said,
  put,
  cite,
  required,
}: {
  said: readonly Evidence[]
  put: (evidence: Evidence[]) => void
  cite: () => void
  required: boolean
}) {
  const { title, showMaterial } = useCase()
  const t = useWords(reviewWords)
  const speak = useSpeak()
  const quote = (i: number, text: string) =>
    put(
      said.map((e, n) => {
        const { quote: _, ...rest } = e
        return n !== i ? e : text ? { ...rest, quote: text } : rest
      }),
    )
  return (
    <Field name="evidence" label={t('evidence')} group required={required}>
      {said.length > 0 && (
        <ul className="lw-evidence">
          {said.map((e, i) => (
            <li key={`${e.material}-${e.page}`}>
              <button type="button" className="lw-plain" onClick={() => showMaterial(e.material, e.page)}>
                {speak(title(e.material))}
                {e.page && ` · ${t('page', { n: e.page })}`}
              </button>
              <IconButton icon="close" label={t('removeEvidence')} onClick={() => put(said.filter((_, n) => n !== i))} />
              <input
                className="ax-input"
                aria-label={t('quote')}
                placeholder={t('quote')}
                maxLength={500}
                value={e.quote ?? ''}
                onChange={(event) => quote(i, event.target.value)}
              />
            </li>
          ))}
        </ul>
      )}
      <Button size="small" icon="pin" onClick={cite}>
        {t('cite')}
      </Button>
    </Field>
  )
}
