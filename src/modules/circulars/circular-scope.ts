/** Conditions on `circular`, which is its office's until then: units that it names read it from the day on which they are asked, leaders once it is issued. */
export const READ_BY_UNITS = `(circular.state = 'issued' or circular.asked_at is not null)`;
export const READ_BY_LEADERS = `circular.state = 'issued'`;
