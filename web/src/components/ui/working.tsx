import { useEffect, useState } from 'react';

interface Props {
  /** What is being done, after so many seconds. */
  readonly words: (seconds: number) => string;
}

/** That it works, and since when: nobody should wonder whether to press again. */
export function Working({ words }: Props) {
  const [seconds, setSeconds] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => setSeconds((now) => now + 1), 1000);
    return () => clearInterval(timer);
  }, []);
  return <div className="blank" role="status"><span className="working" aria-hidden="true"><i /></span><p>{words(seconds)}</p></div>;
}
