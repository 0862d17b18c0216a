/** A licence as its owner names it: in Japanese letters it is Japanese, whatever the page's language. */
export function Licence({ name }: { name: string }) {
  return (
    <span lang={/[\u3040-\u9fff]/.test(name) ? 'ja' : 'en'} dir="ltr">
      {name}
    </span>
  )
}
