import { Link } from 'react-router';
import { Drawer } from '../../components/ui/drawer';
import { useWords } from '../../i18n/language';
import { ItemBody } from './item-body';

/** The item beside the ledger it was opened from. */
export function ItemDrawer({ itemId, onClose }: { readonly itemId: string; readonly onClose: () => void }) {
  const words = useWords();
  return (
    <Drawer title={words.item.source} actions={<Link to={`/tasks/${itemId}`}>{words.item.full}</Link>} onClose={onClose}>
      <ItemBody itemId={itemId} />
    </Drawer>
  );
}
