import type { ReactNode } from 'react';
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { useWords } from '../../i18n/language';
import { CloseIcon } from '../icons';
import { Button } from './button';

interface Props {
  readonly title: string;
  readonly actions?: ReactNode;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** A page beside the page: Esc and the shade close it, the focus returns to where it came from. */
export function Drawer({ title, actions, onClose, children }: Props) {
  const words = useWords();
  return (
    <ModalOverlay className="drawer-shade" isOpen isDismissable onOpenChange={(open) => !open && onClose()}>
      <Modal className="drawer">
        <Dialog>
          <div className="drawer-head">
            <Heading slot="title">{title}</Heading>
            {actions}
            <Button kind="plain" aria-label={words.close} onPress={onClose}><CloseIcon /></Button>
          </div>
          {children}
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
