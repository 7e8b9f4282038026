import { type ReactNode, useEffect } from 'react';
import { Button } from '../../components/ui/button';
import { useLanguage, useWords } from '../../i18n/language';

/** The page of those who are nobody yet: the name of the product and one card. */
export function EntranceFrame({ children }: { readonly children: ReactNode }) {
  const words = useWords();
  const { language, speak } = useLanguage();
  useEffect(() => {
    document.title = `${words.product} · ${words.office}`;
  }, [words]);
  return (
    <main className="entrance">
      <div className="entrance-head">
        <h1 className="page-title">{words.product} · {words.office}</h1>
        <Button onPress={() => speak(language === 'zh' ? 'en' : 'zh')}>{words.shell.language}<span className="out-of-sight">{words.shell.languageName}</span></Button>
      </div>
      <section className="entrance-card">{children}</section>
    </main>
  );
}
