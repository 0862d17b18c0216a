import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../form/button.tsx'
import { Icon } from '../text/icon.tsx'

/** Appears only where it can do something: printing from a page needs a script. */
export function PrintButton() {
  const { t } = useTranslation('booking')
  const [canPrint, setCanPrint] = useState(false)
  useEffect(() => setCanPrint(true), [])
  if (!canPrint) return null
  return (
    <Button type="button" look="secondary" onClick={() => window.print()}>
      <Icon name="print" />
      {t('voucher.print')}
    </Button>
  )
}
