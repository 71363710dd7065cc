//! Event rules: candidates, conditions, modality, attribution, records.
