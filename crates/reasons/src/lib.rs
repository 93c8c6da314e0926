//! Why each customer left: evidence, its fusion into a probability for every reason, and what
//! follows from it.
