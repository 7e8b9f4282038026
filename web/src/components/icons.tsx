import type { ReactNode } from 'react';

/** Drawn for 16 × 16 with the colour of the words beside them; they never stand alone, so nobody has to read them out. */
function Icon({ children }: { readonly children: ReactNode }) {
  return (
    <svg width="16" height="16" viewBox="0 0 16 16" fill="none" stroke="currentColor" strokeWidth="1.5" strokeLinecap="round" strokeLinejoin="round" aria-hidden="true">
      {children}
    </svg>
  );
}

export const SearchIcon = () => <Icon><circle cx="7" cy="7" r="4.5" /><path d="m10.5 10.5 3 3" /></Icon>;
export const TrayIcon = () => <Icon><path d="M2 9.5 4 3.5h8l2 6v3.5H2zM2 9.5h3.5l1 1.5h3l1-1.5H14" /></Icon>;
export const ListIcon = () => <Icon><path d="M3 4h10M3 8h10M3 12h6" /></Icon>;
export const MenuIcon = () => <Icon><path d="M2 4h12M2 8h12M2 12h12" /></Icon>;
export const PrintIcon = () => <Icon><path d="M4 6V2.5h8V6M4 11.5H2.5V6h11v5.5H12M4.5 9.5h7v4h-7z" /></Icon>;
export const CloseIcon = () => <Icon><path d="m4 4 8 8M12 4l-8 8" /></Icon>;
export const DownIcon = () => <Icon><path d="m4.5 6.5 3.5 3 3.5-3" /></Icon>;
export const BriefIcon = () => <Icon><path d="M3.5 2h9v12h-9zM6 5.5h4M6 8h4M6 10.5h2.5" /></Icon>;
export const GridIcon = () => <Icon><path d="M2.5 3h11v10h-11zM2.5 6.5h11M2.5 9.8h11M6.2 3v10M9.8 3v10" /></Icon>;
export const CalendarIcon = () => <Icon><path d="M2.5 3.5h11v10h-11zM2.5 6.8h11M5.5 2v2.5M10.5 2v2.5M5.5 10h2" /></Icon>;
export const ClipIcon = () => <Icon><path d="m12.5 7.5-4.8 4.8a2.8 2.8 0 0 1-4-4l5.2-5.2a1.9 1.9 0 0 1 2.7 2.7l-5 5a.9.9 0 0 1-1.3-1.3l4.4-4.4" /></Icon>;
export const BackIcon = () => <Icon><path d="M9.5 3.5 5 8l4.5 4.5" /></Icon>;
export const UnitIcon = () => <Icon><path d="M3 13.5v-9L8 2l5 2.5v9M1.5 13.5h13M6 6.5h.01M10 6.5h.01M6 9.5h.01M10 9.5h.01" /></Icon>;
export const GaugeIcon = () => <Icon><path d="M2.5 11.5a5.5 5.5 0 1 1 11 0M8 11.5 10.5 7" /></Icon>;
export const ShieldIcon = () => <Icon><path d="M8 2 3 4v4c0 3 2.2 5 5 6 2.8-1 5-3 5-6V4zM5.8 8l1.7 1.7 2.9-3.2" /></Icon>;
export const LetterIcon = () => <Icon><path d="M3.5 2.5h6l3 3v8h-9zM9.5 2.5v3h3M6 8.5h4M6 11h4" /></Icon>;
export const HornIcon = () => <Icon><path d="M2.5 6.5v3h2.5l5.5 3v-9L5 6.5zM12.5 6a3 3 0 0 1 0 4M5 9.5l.8 3.5h1.7" /></Icon>;
export const PenIcon = () => <Icon><path d="M3 13l.7-3 7-7 2.3 2.3-7 7zM9.5 4.2l2.3 2.3" /></Icon>;
export const ImportIcon = () => <Icon><path d="M8 2v7.5M5 6.8l3 3 3-3M2.5 11v2.5h11V11" /></Icon>;
export const PeopleIcon = () => <Icon><circle cx="6" cy="5" r="2.5" /><path d="M1.5 13.5c0-3 2-4.5 4.5-4.5s4.5 1.5 4.5 4.5M10.5 2.8a2.5 2.5 0 0 1 0 4.4M12 9.5c1.6.6 2.5 2 2.5 4" /></Icon>;
export const GearIcon = () => <Icon><circle cx="8" cy="8" r="2.2" /><path d="M8 1.8v2M8 12.2v2M1.8 8h2M12.2 8h2M3.6 3.6 5 5M11 11l1.4 1.4M12.4 3.6 11 5M5 11l-1.4 1.4" /></Icon>;
