import { createContext, type ReactNode, use, useCallback, useEffect, useMemo, useState } from 'react';
import { I18nProvider } from 'react-aria-components';
import { type Messages, zh } from './zh';

export type Language = 'zh' | 'en';

const KEY = 'duban.language';
const LOCALES = { zh: 'zh-CN', en: 'en-US' } as const;
/** English words are fetched when somebody asks for them: most never do, and they are as many as the Chinese ones. */
const WORDS: Readonly<Record<Language, () => Promise<Messages>>> = { zh: async () => zh, en: async () => (await import('./en')).en };

interface Spoken {
  readonly language: Language;
  readonly words: Messages;
  readonly speak: (language: Language) => void;
}

const LanguageContext = createContext<Spoken>({ language: 'zh', words: zh, speak: () => undefined });

/** Chinese unless the person chose English, which this browser remembers. What is shown stays as it is until the words of the other language are here. */
export function LanguageProvider({ children }: { readonly children: ReactNode }) {
  const [chosen, setChosen] = useState<Language>(() => (localStorage.getItem(KEY) === 'en' ? 'en' : 'zh'));
  const [spoken, setSpoken] = useState<{ readonly language: Language; readonly words: Messages } | null>(chosen === 'zh' ? { language: 'zh', words: zh } : null);
  const speak = useCallback((language: Language): void => {
    localStorage.setItem(KEY, language);
    setChosen(language);
  }, []);
  useEffect(() => {
    let asked = true;
    void WORDS[chosen]().then(
      (words) => asked && setSpoken((now) => (now?.language === chosen ? now : { language: chosen, words })),
      () => asked && setSpoken((now) => now ?? { language: 'zh', words: zh }),
    );
    return () => {
      asked = false;
    };
  }, [chosen]);
  const language = spoken?.language;
  useEffect(() => {
    if (language) document.documentElement.lang = LOCALES[language];
  }, [language]);
  const context = useMemo(() => spoken && { ...spoken, speak }, [spoken, speak]);
  if (context === null) return null;
  return (
    <LanguageContext value={context}>
      <I18nProvider locale={LOCALES[context.language]}>{children}</I18nProvider>
    </LanguageContext>
  );
}

/** The words of the chosen language. */
export function useWords(): Messages {
  return use(LanguageContext).words;
}

export function useLanguage(): Spoken {
  return use(LanguageContext);
}
