//! Days and months.
