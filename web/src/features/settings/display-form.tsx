import { useState } from 'react';
import { Card } from '../../components/ui/card';
import { Segments } from '../../components/ui/segments';
import { useWords } from '../../i18n/language';
import { useSession } from '../shell/session';
import { type Appearance, appearanceOf, keepAppearance } from './appearance';

const TEXT_SIZES = ['standard', 'large', 'extraLarge'] as const;
const CONTRASTS = ['standard', 'high'] as const;
const MOTIONS = ['standard', 'reduced'] as const;

/** Text size, contrast and motion; what is chosen shows at once. */
export function DisplayForm() {
  const words = useWords().settings;
  const { login } = useSession().person;
  const [appearance, setAppearance] = useState(() => appearanceOf(login));
  const choose = (part: Partial<Appearance>): void => {
    const next = { ...appearance, ...part };
    keepAppearance(login, next);
    setAppearance(next);
  };
  return (
    <Card title={words.display}>
      <Segments label={words.textSize} options={TEXT_SIZES.map((id) => ({ id, words: words.textSizes[id] }))} chosen={appearance.textSize} onChoose={(textSize) => choose({ textSize })} />
      <Segments label={words.contrast} options={CONTRASTS.map((id) => ({ id, words: words.contrasts[id] }))} chosen={appearance.contrast} onChoose={(contrast) => choose({ contrast })} />
      <Segments label={words.motion} options={MOTIONS.map((id) => ({ id, words: words.motions[id] }))} chosen={appearance.motion} onChoose={(motion) => choose({ motion })} />
    </Card>
  );
}
