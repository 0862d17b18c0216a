import { useTranslation } from 'react-i18next'
import { Container, PageHeading } from '#app/ui/layout/page.tsx'
import { ButtonLink } from '#app/ui/form/button.tsx'
import { useUrls } from '#app/ui/layout/use-page.ts'

export default function Home() {
  const { t } = useTranslation()
  const urls = useUrls()
  return (
    <Container>
      <PageHeading title="Meguri" actions={<ButtonLink to={urls.plan}>{t('nav.plan')}</ButtonLink>} />
    </Container>
  )
}
