import { useSay } from '#app/i18n/say.ts'

/** Why a change was refused, with its numbers. */
export function RefusalText({ refusal }: { refusal: { kind: string; because?: string } }) {
  const say = useSay('errors')
  return (
    <p>
      {say(
        [
          ...(refusal.because ? [`change.${refusal.kind}_${refusal.because}`] : []),
          `change.${refusal.kind}`,
          'field.invalid',
        ],
        { ...refusal },
      )}
    </p>
  )
}
