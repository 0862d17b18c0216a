import { Form } from '@remix-run/react'
import type { ComponentProps } from 'react'
import { useTranslation } from 'react-i18next'
import { SubmitButton } from '../../form/button.tsx'
import { useUrls } from '../../layout/use-page.ts'
import { Icon } from '../../text/icon.tsx'

/** Asks for three other plans beside the one the visitor sees; its words are its children. */
export function AskAlternatives({
  itineraryId,
  version,
  isPlanning,
  onSubmit,
  children,
  ...button
}: {
  itineraryId: string
  version: number
  isPlanning: boolean
  onSubmit: ComponentProps<typeof Form>['onSubmit']
} & Omit<ComponentProps<typeof SubmitButton>, 'pending' | 'onSubmit'>) {
  const { t } = useTranslation('itinerary')
  const urls = useUrls()
  return (
    <Form method="post" action={urls.itineraryAlternatives(itineraryId)} onSubmit={onSubmit}>
      <input type="hidden" name="version" value={version} />
      <SubmitButton name="intent" value="ask" pending={t('alternatives.asking')} isPending={isPlanning} {...button}>
        <Icon name="compare" className="size-4" /> {children}
      </SubmitButton>
    </Form>
  )
}
