"""The data model: pydantic models in the contract's terms. The ground floor; imports nothing of `pipeline`."""
